import { describe, expect, it } from 'vitest';
import { signatureFiles } from '../../../src/formats/jar/signatures.js';

/** JAR File Specification, "Signed JAR File"; JDK 17, `SignatureFileVerifier.isSigningRelated`. */
describe('files of a signature', () => {
  it.each([
    'META-INF/KEY.SF',
    'META-INF/KEY.RSA',
    'META-INF/KEY.DSA',
    'META-INF/KEY.EC',
    'meta-inf/key.sf',
    'META-INF/SIG-KEY',
    'META-INF/SIG-KEY.A1',
    'META-INF/SIG-A.B.PGP',
  ])('are those like %s', (path) => {
    expect(signatureFiles([path])).toEqual([path]);
  });

  it.each([
    'META-INF/MANIFEST.MF',
    'META-INF/deep/KEY.SF',
    'org/example/KEY.SF',
    'META-INF/KEY.SFX',
    'META-INF/KEYRSA',
    'META-INF/SIG-KEY.LONG',
    'META-INF/SIG-KEY.',
    'META-INF/services/SIG-KEY',
  ])('are not those like %s', (path) => {
    expect(signatureFiles([path])).toEqual([]);
  });
});
