/** How a break shows at run time (JVMS §5.3.5, §5.4.3, §6.5). */
export type JvmFailure =
  | 'NoClassDefFoundError'
  | 'NoSuchMethodError'
  | 'NoSuchFieldError'
  | 'AbstractMethodError'
  | 'IllegalAccessError'
  | 'IncompatibleClassChangeError'
  | 'InstantiationError'
  | 'VerifyError'
  | 'UnsupportedClassVersionError';
