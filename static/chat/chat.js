// before frame.js, which would take the focus from whoever types
import './typed.js'
import './copy.js'
import './frame.js'
import './rest.js'
import './token.js'
import './wire.js'

const chat = document.getElementById('chat')
const launcher = document.getElementById('launcher')
const isPanel = chat?.popover === 'manual'

if (chat?.dataset.open !== undefined) chat.showPopover()

// Whoever is in the middle of a game finds the chat open: only a visit connects a socket.
if (isPanel) document.addEventListener('htmx:ws:before:connection', openForVisit, { once: true })

function openForVisit() {
  if (!chat.matches(':popover-open')) chat.showPopover()
}

// A manual popover does not restore the focus.
chat?.addEventListener('toggle', ({ newState }) => newState === 'closed' && launcher.focus())

// It does not close on Escape either.
if (isPanel) chat.addEventListener('keydown', ({ key, isComposing }) => key === 'Escape' && !isComposing && chat.hidePopover())

// 1008 means that the server refuses this socket for good, so there is no reconnect to wait for.
document.addEventListener('htmx:ws:close', ({ detail: { code, connection } }) =>
  chat.toggleAttribute('data-offline', code !== 1008 && !connection.isAsked),
)
document.addEventListener('htmx:ws:after:connection', () => chat.toggleAttribute('data-offline', false))
