/** What stands for a folder of the planning machine in a plan, which holds no path of a machine, and what it means. */
export const folderMeanings = {
  $MODULE: 'the folder of the module',
  $LOCAL_REPOSITORY: "Maven's local repository",
  $CACHE: "uberplan's own cache (--cache)",
  $HOME: 'the home folder',
} as const;

/** Such as `$LOCAL_REPOSITORY`. */
export type FolderName = keyof typeof folderMeanings;

/** What the names mean that a text holds: `$CACHE: …; $MODULE: …`; empty where it holds none. */
export function folderLegend(text: string): string {
  return Object.entries(folderMeanings)
    .filter(([name]) => text.includes(name))
    .map(([name, meaning]) => `${name}: ${meaning}`)
    .join('; ');
}
