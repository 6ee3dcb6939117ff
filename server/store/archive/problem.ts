/** A database cannot be copied, or a file not be read. The message is a sentence for the operator. */
export class ArchiveProblem extends Error {}
