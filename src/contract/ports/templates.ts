/** Texts to emit, from the package's `templates` folder, with named holes `{{name}}` and no logic. */
export interface Templates {
  /** The raw template text; throws `IoError` where the package is damaged. */
  read(name: string): string;
}
