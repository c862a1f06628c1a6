import { workFolder } from './programs.js';

/** One folder for all files of a live run, so that what takes Maven a minute is built once; the processes of the tests inherit the name. */
export function setup(): void {
  process.env['UBERPLAN_LIVE_SHARED'] = workFolder('shared');
}
