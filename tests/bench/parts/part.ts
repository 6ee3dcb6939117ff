import type { Contender } from '../contender.ts'

/** One thing that is measured of each contender that it takes. A round has so many waves of each, which make its figures. */
export type Part<Wave> = {
  name: string
  title: string
  takes(contender: Contender): boolean
  /** its servers have played already, so that their code is warm */
  isOfWarmServers: boolean
  waves: number
  wave(contender: Contender): Promise<Wave>
  figures(waves: Wave[]): Figures
  columns: Column[]
}

/** Figures by the names of their columns. */
export type Figures = Record<string, number>

/** `isCompared`: the table also shows Pavel's figure divided by that of the other contender. */
export type Column = { name: string; digits: number; isCompared?: true }
