/** What a class loader with a parent does before it looks into its own entries. */
export interface Delegation {
  /** Number of the parent among the loaders that are listed before it. */
  readonly parent: number;
  readonly order: 'parent-first' | 'child-first';
  /**
   * What a child-first loader asks its parent for all the same: binary names that begin so (`org.apache.hadoop.`). As the
   * loaders of application servers and engines compare them: text by text, so `org.apache` takes `org.apachefoo` with it.
   */
  readonly delegated: readonly string[];
}

/**
 * Whether the loader defines a class of that internal name although its parent has one. Nothing but the platform defines
 * what lies below `java` (`ClassLoader.preDefineClass`). Without delegation: the application's loader, parent-first.
 */
export function definesBeforeParent(delegation: Delegation | undefined): (name: string) => boolean {
  if (delegation === undefined || delegation.order === 'parent-first') return () => false;
  const { delegated } = delegation;
  const prefixes = ['java.', ...delegated].map((prefix) => prefix.replaceAll('.', '/'));
  return (name) => !prefixes.some((prefix) => name.startsWith(prefix));
}

/** Which names such a loader looks for in its entries at all; what the platform's packages hold is no matter to it. */
export function isDefinable(name: string): boolean {
  return !name.startsWith('java/');
}
