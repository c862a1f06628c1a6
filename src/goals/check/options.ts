import type { SideOptions } from '../side/side-options.js';
import type { CheckOrder } from './result.js';

/** What `uberplan check` is asked. */
export interface CheckOptions {
  /** One argument each: coordinates, a jar, a folder, or several joined with `,`. */
  readonly consumers: readonly string[];
  /** What is judged, in class-path order. */
  readonly on: readonly string[];
  /** What works today. */
  readonly against: readonly string[];
  /** What lies beside, behind all else: what a bare jar needs that says of itself nothing. */
  readonly beside: readonly string[];
  readonly order: CheckOrder;
  /** Of a child-first loader: what it asks its parent for all the same, as `org.slf4j`. */
  readonly delegated: readonly string[];
  /** The Java that runs the product; `undefined`: that of `platform`, else the least that is still common. */
  readonly java: number | undefined;
  /** A JDK whose classes take the place of the recorded ones; its folder. */
  readonly platform: string | undefined;
  /** Try other versions of what breaks: the only option that downloads more than what is checked. */
  readonly search: boolean;
  readonly maven: SideOptions['maven'];
  readonly jdk: string | undefined;
  readonly toolVersion: string;
}
