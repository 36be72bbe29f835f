// A node as a flow file has it, and the ids of ours, which stay the same from build to build.

export type FlowNode = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string }

export const id = (name: string): string => `d5${name.padStart(14, '0')}`
