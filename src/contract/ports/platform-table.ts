/** The recorded table of the platform's classes that the package carries. */
export interface PlatformTable {
  /** The table as recorded (compressed); throws `IoError` where the package is damaged. */
  read(): Uint8Array;
}
