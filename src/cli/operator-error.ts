/** Something that the one who runs the program can mend: told in one line, without a stack. */
export class OperatorError extends Error {
  override name = 'OperatorError';
}
