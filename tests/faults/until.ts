const lookMs = 10

/** Waits until it is so, but no longer than that; tells whether it is. */
export async function until(isSo: () => boolean, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds
  while (!isSo()) {
    if (Date.now() > deadline) return false
    await pause(lookMs)
  }
  return true
}

/** Ends early when something is stopped. */
export function pause(milliseconds: number, stopping?: AbortSignal): Promise<void> {
  if (stopping?.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    stopping?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
