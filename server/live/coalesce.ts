/**
 * Returns a function that requests a run of `refresh`. Requests during a run are coalesced into one more run after it: what a
 * reader sees is never older than the last request, and a burst of requests costs two runs. A failed run goes to `onError` and is
 * retried after `retryMs`.
 */
export function coalesce(refresh: () => Promise<void>, onError: (error: unknown) => void, retryMs = 400): () => void {
  let isRunning = false
  let isStale = false
  return request

  function request() {
    isStale = true
    if (!isRunning) void run()
  }

  async function run() {
    isRunning = true
    while (isStale) {
      isStale = false
      await refresh().catch((error) => {
        onError(error)
        setTimeout(request, retryMs)
      })
    }
    isRunning = false
  }
}
