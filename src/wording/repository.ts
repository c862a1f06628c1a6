import type { RepositoryProblem } from '../contract/problem/kinds/repository.js';
import type { Words } from './words.js';

/** What is said about findings of the area `repository`. */
export const repositoryWords = {
  'repository.checksum-missing': {
    severity: 'note',
    title: 'A repository states no checksum',
    message: ({ repository, path }) =>
      `repository "${repository}" states no checksum for ${path}, which was downloaded and could not be verified`,
    advice: () => 'ask the owner of the repository to publish SHA-256 or SHA-1 files',
  },
  'repository.unreachable': {
    severity: 'warning',
    title: 'A repository could not be asked',
    message: ({ repository, url, detail }) =>
      `repository "${repository}" (${url}) could not be asked: ${detail}`,
    advice: () =>
      'check the address, proxy and credentials in settings.xml, or run again; nothing was decided from its silence',
  },
  'repository.versions-unknown': {
    severity: 'warning',
    title: 'The versions of a module are unknown',
    message: ({ module, detail }) =>
      `which versions of ${module} there are is not known: ${detail === '' ? 'no repository lists any' : detail}`,
    advice: () =>
      'run again without --offline, or name a repository that lists them with --repository; nothing was searched',
  },
  'repository.unusable-pom': {
    severity: 'warning',
    title: "A dependency's POM cannot be used",
    message: ({ module, error, detail }) =>
      `the POM of ${module} cannot be used: ${detail} (${error})`,
    advice: () =>
      'exclude it or choose another version; Maven goes on without its dependencies, and so does the plan',
  },
  'repository.encrypted-password': {
    severity: 'warning',
    title: 'A password in settings is encrypted',
    message: ({ server }) =>
      `the password of server "${server}" in settings.xml is encrypted and is not sent`,
    advice: () => 'give the password as ${env.NAME} in a settings file named with --settings',
  },
  'repository.no-maven': {
    severity: 'note',
    title: 'No Maven was found',
    message: () =>
      "no Maven was found: no default repository is known, and models get this package's defaults",
    advice: () =>
      'put mvn on the PATH, set MAVEN_HOME, or name repositories with --repository or UBERPLAN_REPOSITORY',
  },
} satisfies Words<RepositoryProblem>;
