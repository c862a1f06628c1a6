/**
 * The class names in a descriptor (JVMS §4.3), in order, repeated where it repeats them. What is no descriptor has no
 * names from the point on where it is none.
 */
export function descriptorNames(descriptor: string): readonly string[] {
  const names: string[] = [];
  eachClass(descriptor, (start, end) => names.push(descriptor.slice(start, end)));
  return names;
}

/** The descriptor with each class name mapped; the same text where none changes. */
export function mapDescriptor(descriptor: string, map: (name: string) => string): string {
  let mapped = '';
  let copied = 0;
  eachClass(descriptor, (start, end) => {
    const name = descriptor.slice(start, end);
    const to = map(name);
    if (to === name) return;
    mapped += descriptor.slice(copied, start) + to;
    copied = end;
  });
  return copied === 0 ? descriptor : mapped + descriptor.slice(copied);
}

/** Only `L` begins a name outside of one, so a scan for it is a parse. */
function eachClass(descriptor: string, visit: (start: number, end: number) => void): void {
  for (let at = descriptor.indexOf('L'); at >= 0;) {
    const end = descriptor.indexOf(';', at);
    if (end < 0) return;
    visit(at + 1, end);
    at = descriptor.indexOf('L', end);
  }
}
