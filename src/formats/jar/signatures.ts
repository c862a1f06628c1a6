const BLOCK_OR_SIGNATURE = /^META-INF\/[^/]*\.(?:SF|RSA|DSA|EC)$/i;
const SIGNATURE_BY_NAME = /^META-INF\/SIG-(?:[^/.]*|[^/]*\.[A-Z0-9]{1,3})$/i;

/**
 * Which of the paths belong to a signature (JAR File Specification, "Signed JAR File"; as
 * `sun.security.util.SignatureFileVerifier` takes them, without case): `META-INF/*.SF`, its block in `.RSA`, `.DSA` or
 * `.EC`, and `META-INF/SIG-*` with an extension of at most three letters and digits, or none.
 */
export function signatureFiles(paths: Iterable<string>): readonly string[] {
  return [...paths].filter((path) => BLOCK_OR_SIGNATURE.test(path) || SIGNATURE_BY_NAME.test(path));
}
