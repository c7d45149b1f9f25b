/** A WebAssembly module of one function over a memory of ours (WebAssembly Core Specification 2.0, section 5.5). */
import { type Code, unsigned, type ValueType, valueTypes } from './instructions.ts';

/**
 * @property parameters how many; each is an address or a count, and they are the locals from 0 on
 * @property locals     those after the parameters, in order
 */
export interface FunctionText {
  readonly parameters: number;
  readonly locals: readonly ValueType[];
  readonly body: Code;
}

export const pageBytes = 65_536;

/** @returns the function, which answers with nothing but what it leaves in `memory` */
export function instantiate(text: FunctionText, memory: WebAssembly.Memory): (...parameters: number[]) => void {
  const module = new WebAssembly.Module(Uint8Array.from(assemble(text)));
  const { exports } = new WebAssembly.Instance(module, { our: { memory } });
  return exports['run'] as (...parameters: number[]) => void;
}

function assemble({ parameters, locals, body }: FunctionText): Code {
  const end = 0x0b;
  const code = [...list(locals.map((type) => [1, valueTypes[type]])), ...body, end];
  return [
    ...[0x00, ...text('asm').slice(1), 0x01, 0x00, 0x00, 0x00],
    ...section(1, list([[0x60, ...list(Array<Code>(parameters).fill([valueTypes.i32])), 0]])),
    ...section(2, list([[...text('our'), ...text('memory'), 0x02, 0x00, 1]])),
    ...section(3, list([[0]])),
    ...section(7, list([[...text('run'), 0x00, 0]])),
    ...section(10, list([sized(code)])),
  ];
}

const sized = (content: Code): Code => [...unsigned(content.length), ...content];
const section = (id: number, content: Code): Code => [id, ...sized(content)];
const list = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()];
const text = (name: string): Code => sized([...new TextEncoder().encode(name)]);
