import { readFileSync } from 'node:fs';
import type { Templates } from '../contract/ports/templates.js';
import { packageFolder } from './package.js';
import { ioError } from './io-errors.js';

/** The texts in the package's `templates` folder. */
export function createTemplates(): Templates {
  return {
    read: (name) => {
      if (!/^[\w.-]+(?:\/[\w.-]+)*$/.test(name) || name.includes('..')) {
        throw new Error(`"${name}" is no name of a template`);
      }
      const path = `${packageFolder}templates/${name}`;
      try {
        return readFileSync(path, 'utf8');
      } catch (error) {
        throw ioError('read', path, error);
      }
    },
  };
}
