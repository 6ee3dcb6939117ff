/**
 * Runs `refresh` at once, and once more after it if it was asked for meanwhile: what a reader sees is never older than the
 * last request, and a burst of requests costs two readings.
 */
export function refreshing(refresh: () => Promise<void>, onError: (error: unknown) => void): () => void {
  let isRunning = false
  let isStale = false
  return function request() {
    isStale = true
    if (!isRunning) void run()
  }

  async function run() {
    isRunning = true
    while (isStale) {
      isStale = false
      await refresh().catch(onError)
    }
    isRunning = false
  }
}
