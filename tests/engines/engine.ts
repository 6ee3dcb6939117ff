/** A browser of another engine, with a page of a site that has the chat. Scripts are bodies of functions, which return something. */
export type EngineBrowser = {
  opens(url: string): Promise<void>
  reloads(): Promise<void>
  onSite<Result>(script: string): Promise<Result>
  /** Throws while there is no frame. */
  inFrame<Result>(script: string): Promise<Result>
  close(): Promise<void>
}

/** A browser with its settings. `forgets`: it keeps nothing for a frame, so that a reload loses the game until the next call. */
export type Setting = { name: string; forgets: boolean; start(): Promise<EngineBrowser> }
