/**
 * How a constant is used. Of a utf8 constant: what it is, besides the name of an attribute, member, parameter or file;
 * one constant can be several. Of a class constant: `linked` where running the class resolves it.
 */
export const use = { className: 1, descriptor: 2, signature: 4, string: 8, linked: 16 } as const;
