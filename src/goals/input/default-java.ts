/** What runs the product where nobody says: the least that is still common. */
export const DEFAULT_JAVA = 8;
