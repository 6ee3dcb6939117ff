/** Waits for an effect; `describe` tells what was waited for, should it not come within `patienceMs`. */
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
