const ceilingMilliseconds = 5_000

/** Waits for an effect; `describe` tells what was waited for, should it never come. */
export async function waitFor(isSo: () => boolean | Promise<boolean>, describe: () => string): Promise<void> {
  const deadline = Date.now() + ceilingMilliseconds
  while (!await isSo()) {
    if (Date.now() > deadline) throw new Error(`waited ${ceilingMilliseconds / 1000} s for ${describe()}`)
    await Bun.sleep(5)
  }
}
