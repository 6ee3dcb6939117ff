const lookMs = 10

/** Polls until `isSo` holds or the time is over. Returns whether it held. */
export async function until(isSo: () => boolean, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds
  while (!isSo()) {
    if (Date.now() > deadline) return false
    await pause(lookMs)
  }
  return true
}

/** Resolves after the given time, or as soon as `stopping` aborts. */
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
