/** Resolves once `isSo` returns true. Throws after `patienceMs`, with `describe()` as what was waited for. */
export async function waitFor(
  isSo: () => boolean | Promise<boolean>,
  describe: () => string,
  patienceMs = 30_000,
): Promise<void> {
  const deadline = Date.now() + patienceMs
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`waited ${patienceMs / 1000} s for ${describe()}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
