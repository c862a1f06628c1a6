import { request } from 'node:http';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { buildConnector } from 'undici';

/** The code of an error that says: the proxy answered, and does not lead there. */
export const proxyRefused = 'PROXY_REFUSED';

/** The proxy's own credentials, as its header. */
export function credentialsOf(proxy: URL): Readonly<Record<string, string>> {
  if (proxy.username === '') return {};
  const user = decodeURIComponent(proxy.username);
  const password = decodeURIComponent(proxy.password);
  const token = Buffer.from(`${user}:${password}`).toString('base64');
  return { 'proxy-authorization': `Basic ${token}` };
}

/** A connector for undici: TLS inside a tunnel through the proxy (CONNECT). `timeout` in milliseconds. */
export function connectThrough(proxy: URL, timeout: number): buildConnector.connector {
  return (options, callback) => {
    const port = options.port === '' ? '443' : options.port;
    const target = `${options.hostname}:${port}`;
    const asking = request({
      method: 'CONNECT',
      host: proxy.hostname,
      port: proxy.port === '' ? 80 : proxy.port,
      path: target,
      headers: { host: target, ...credentialsOf(proxy) },
      agent: false,
      timeout,
    });
    asking.on('timeout', () => asking.destroy(failure('ETIMEDOUT', 'no connection in time')));
    asking.on('error', (error) => callback(error, null));
    // Some proxies refuse in the way of an ordinary answer.
    asking.on('response', (response) => {
      response.destroy();
      callback(refusal(response.statusCode), null);
    });
    asking.on('connect', (response, socket) => {
      if (response.statusCode === 200)
        secure(socket, options.servername ?? options.hostname, callback);
      else {
        socket.destroy();
        callback(refusal(response.statusCode), null);
      }
    });
    asking.end();
  };
}

function secure(socket: Socket, servername: string, callback: buildConnector.Callback): void {
  socket.setTimeout(0);
  const secured = connectTls({ socket, servername, ALPNProtocols: ['http/1.1'] });
  const failed = (error: Error): void => callback(error, null);
  secured.once('error', failed);
  secured.once('secureConnect', () => {
    secured.off('error', failed);
    callback(null, secured);
  });
}

function refusal(status: number | undefined): Error {
  return failure(proxyRefused, `the proxy answered ${status ?? 'nothing'}`);
}

function failure(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
