type Session = {
  readonly id: string
  callId: string
  controlUrl: string
  call: Call | null
  connectedAt: number
  isOutbound: boolean
  isOver: boolean
  isTimeUp: boolean
  isTerminated: boolean
  conversation: Promise<void>
}

/** What the modules share about this session. The engine starts a session of its own for every call, so there is one call. */
export const session: Session = {
  /** Lets the server tell apart two sessions that were started for the same call. */
  id: uuidgen(),
  /** Names the call in every event: the engine's own id of an inbound call, the order's id of an outbound one. */
  callId: '',
  /** The session's access URL (scenario/voxengine.md §8). It grants control over the call; empty where the engine gave none. */
  controlUrl: '',
  /** The engine's call, once there is one. */
  call: null,
  /** Milliseconds since the epoch; 0 until the call is answered. */
  connectedAt: 0,
  /** We called the person. */
  isOutbound: false,
  /** The call has ended and its end is being reported. */
  isOver: false,
  /** The call has reached the longest time that is allowed for one. */
  isTimeUp: false,
  /** `VoxEngine.terminate()` was called. */
  isTerminated: false,
  /** Settles when the conversation has run to its end. The session must not terminate before. */
  conversation: Promise.resolve(),
}

/** How long the call has been connected, in whole seconds; 0 if it never was. */
export function secondsConnected(): number {
  return session.connectedAt ? Math.round((Date.now() - session.connectedAt) / 1000) : 0
}
