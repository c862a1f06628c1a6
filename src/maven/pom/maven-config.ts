/** The arguments that `.mvn/maven.config` holds, in order, as Maven 3.8's `MavenCli` splits them (at white space). */
export function readMavenConfig(text: string): readonly string[] {
  return text.split(/\s+/).filter((argument) => argument !== '');
}
