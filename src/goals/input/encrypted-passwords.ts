import type { RepositoryProblem } from '../../contract/problem/kinds/repository.js';
import type { Server, Settings } from '../../maven/repository/settings.js';

/**
 * Settings without the passwords that Maven has encrypted (`{…}`, `DefaultSettingsDecrypter`): the key is Maven's, and
 * what is encrypted must not be sent as if it were the password. Each is told.
 */
export function withoutEncryptedPasswords(
  settings: Settings,
  report: (problem: RepositoryProblem) => void,
): Settings {
  return {
    ...settings,
    servers: settings.servers.map((server): Server => {
      if (!isEncrypted(server.password)) return server;
      report({ code: 'repository.encrypted-password', server: server.id });
      return { ...server, username: undefined, password: undefined };
    }),
  };
}

function isEncrypted(password: string | undefined): boolean {
  return password !== undefined && /(?:^|[^\\])\{[^{}]{8,}\}/.test(password);
}
