/** The article was taken down. */
export class ArticleGoneError extends Error {
  override name = 'ArticleGoneError';
  constructor(id: string) {
    super(`${id} was taken down`);
  }
}
