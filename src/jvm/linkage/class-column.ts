/**
 * What is found out about some of the classes of a class path, by number. Places are one column of numbers: a list with a place
 * for each class takes longer to make than a small consumer to link.
 */
export class ClassColumn<Value> {
  /** Place in `#values` + 1; 0: nothing yet. */
  readonly #places: Uint32Array;
  readonly #values: Value[] = [];

  constructor({ classCount }: { readonly classCount: number }) {
    this.#places = new Uint32Array(classCount);
  }

  get(number: number): Value | undefined {
    const place = this.#places[number] ?? 0;
    return place === 0 ? undefined : this.#values[place - 1];
  }

  /** Once for each class. Returns the value. */
  set(number: number, value: Value): Value {
    this.#places[number] = this.#values.push(value);
    return value;
  }
}
