// The page of a server that still starts loads itself again once there is another answer. Where the browser did so by itself, the page
// would be lost whenever nobody listens for a moment, as between two starts.
const everyMs = 1500

async function look() {
  const { status } = await fetch(location.href, { cache: 'no-store', headers: { Accept: 'text/html' } }).catch(unreachable)
  if (status < 500) location.reload()
  else setTimeout(look, everyMs)
}

const unreachable = () => ({ status: 503 })

setTimeout(look, everyMs)
