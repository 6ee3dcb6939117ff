/**
 * Runs `refresh` at once, and once more after it if it was asked for meanwhile: what a reader sees is never older than the
 * last request, and a burst of requests costs two readings. One that fails is told of and tried again a little later.
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
