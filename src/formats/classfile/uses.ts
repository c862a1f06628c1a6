/** What a utf8 constant is, besides the name of an attribute, member, parameter or file. One constant can be several. */
export const use = { className: 1, descriptor: 2, signature: 4, string: 8 } as const;
