// The operating system's own word for what went wrong with a file, such as ENOSPC.

/** `?` when the error did not come from the operating system. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '?'
}
