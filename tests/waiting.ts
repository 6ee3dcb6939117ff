/** Waits for an effect; `describe` tells what was waited for, should it not come within `patienceMilliseconds`. */
export async function waitFor(
  isSo: () => boolean | Promise<boolean>,
  describe: () => string,
  patienceMilliseconds = 30_000,
): Promise<void> {
  const deadline = Date.now() + patienceMilliseconds
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`waited ${patienceMilliseconds / 1000} s for ${describe()}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
