import { FormatError } from '../../contract/problem/errors.js';
import type { XmlElement } from '../../formats/xml/element.js';
import { child, childText } from '../../formats/xml/element.js';
import { parseXml } from '../../formats/xml/parse.js';
import { optionalText } from '../pom/read-element.js';
import { readProfile } from '../pom/read-profile.js';
import { interpolateSettings } from './interpolate-settings.js';
import type { Mirror, Proxy, Server, Settings } from './settings.js';

/**
 * Reads one `settings.xml`. `properties` are Maven's system properties (`env.*` among them) and user properties:
 * `${env.X}` is replaced wherever a value stands, as Maven's `DefaultSettingsBuilder` does. Throws `FormatError`.
 */
export function readSettings(
  text: string,
  name: string,
  properties: Readonly<Record<string, string>>,
): Settings {
  const root = interpolateSettings(parseXml(text, name), properties);
  if (root.name !== 'settings') {
    throw new FormatError(
      'repository.not-settings',
      `${name} starts with <${root.name}> where Maven settings start with <settings>`,
      { file: name },
      'name the right file with --settings',
    );
  }
  return {
    localRepository: optionalText(root, 'localRepository'),
    offline: childText(root, 'offline') === 'true',
    mirrors: list(root, 'mirrors', 'mirror').map(readMirror),
    servers: list(root, 'servers', 'server').map(readServer),
    proxies: list(root, 'proxies', 'proxy').filter(isActive).map(readProxy),
    profiles: list(root, 'profiles', 'profile').map(readProfile),
    activeProfiles: list(root, 'activeProfiles', 'activeProfile')
      .map((element) => element.text.trim())
      .filter((id) => id !== ''),
  };
}

function readMirror(element: XmlElement): Mirror {
  return {
    id: childText(element, 'id') ?? 'default',
    url: childText(element, 'url') ?? '',
    mirrorOf: childText(element, 'mirrorOf') ?? '',
    mirrorOfLayouts: optionalText(element, 'mirrorOfLayouts'),
    blocked: childText(element, 'blocked') === 'true',
  };
}

function readServer(element: XmlElement): Server {
  return {
    id: childText(element, 'id') ?? 'default',
    username: optionalText(element, 'username'),
    password: optionalText(element, 'password'),
    headers: readHeaders(child(element, 'configuration')),
  };
}

/** `httpHeaders/property` of the resolver, and `httpConfiguration/{all,get}/headers/property` of Wagon. */
function readHeaders(configuration: XmlElement | undefined): Readonly<Record<string, string>> {
  if (configuration === undefined) return {};
  const wagon = child(configuration, 'httpConfiguration');
  const holders = [
    child(configuration, 'httpHeaders'),
    ...['all', 'get'].map((method) => {
      const section = wagon && child(wagon, method);
      return section && child(section, 'headers');
    }),
  ];
  const properties = holders.flatMap(
    (holder) => holder?.children.filter(({ name }) => name === 'property') ?? [],
  );
  return Object.fromEntries(
    properties.flatMap((property) => {
      const name = optionalText(property, 'name');
      return name === undefined ? [] : [[name, childText(property, 'value') ?? '']];
    }),
  );
}

function isActive(element: XmlElement): boolean {
  return (childText(element, 'active') ?? 'true') === 'true';
}

function readProxy(element: XmlElement): Proxy {
  const port = Number(childText(element, 'port') ?? '8080');
  return {
    id: childText(element, 'id') ?? 'default',
    protocol: (childText(element, 'protocol') ?? 'http').toLowerCase(),
    host: childText(element, 'host') ?? '',
    port: Number.isInteger(port) && port > 0 && port < 65_536 ? port : 8080,
    username: optionalText(element, 'username'),
    password: optionalText(element, 'password'),
    nonProxyHosts: childText(element, 'nonProxyHosts') ?? '',
  };
}

function list(root: XmlElement, holder: string, tag: string): readonly XmlElement[] {
  return child(root, holder)?.children.filter(({ name }) => name === tag) ?? [];
}
