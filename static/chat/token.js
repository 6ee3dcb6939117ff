// The token of the visit, by which the server knows this browser. It is in no cookie, because browsers keep cookies from a frame on
// another site; and the server keeps only its hash. Nothing is stored before a number is given.
const name = 'pavel-visit'
const header = 'Pavel-Visit'
const randomBytes = 24

// A tab goes on with its own token. A new tab finds the one that another tab has stored. A browser may refuse either, or both.
const stores = [() => sessionStorage, () => localStorage]

let isStored = false
let token = storedToken() ?? newToken()

document.addEventListener('htmx:config:request', ({ detail: { ctx } }) => {
  if (ctx.request.method !== 'GET') store()
  ctx.request.headers[header] = token
})

// The handshake of a socket can have no headers of ours, so the token goes with the subprotocols.
document.addEventListener('htmx:ws:before:connection', ({ detail: { connection } }) => {
  connection.config.protocols = ['pavel', `visit.${token}`]
})

/** Another tab may have stored a token since this page was opened. Both are the same browser, so this one goes on with it. */
function store() {
  if (isStored) return
  token = storedToken() ?? token
  isStored = stores.map(keepIn).includes(true)
  document.getElementById('chat').toggleAttribute('data-forgets', !isStored)
}

/** @returns {string | undefined} */
function storedToken() {
  return stores.map(readFrom).find((stored) => /^[\w-]{32}$/.test(stored ?? ''))
}

/** @param {() => Storage} openStore */
function readFrom(openStore) {
  try {
    return openStore().getItem(name)
  } catch {
    return null
  }
}

/**
 * @param {() => Storage} openStore
 * @returns {boolean} whether it will be there after the page has been loaded again
 */
function keepIn(openStore) {
  try {
    openStore().setItem(name, token)
    return true
  } catch {
    return false
  }
}

/** @returns {string} random bytes in base64url */
function newToken() {
  const letters = String.fromCharCode(...crypto.getRandomValues(new Uint8Array(randomBytes)))
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_')
}
