/**
 * An address as people read and type it: names in their own letters. What would then be another address, or have a
 * space in it, stays as it is.
 *
 * @example readableAddress('https://casebook.example/organisations/%E9%9B%B2%E5%B1%85%E7%9C%8C') // …/organisations/雲居県
 */
export const readableAddress = (address: string): string =>
  address.replace(/(?:%[89a-f][0-9a-f])+/gi, (written) => {
    try {
      const name = decodeURIComponent(written)
      return /^[\p{L}\p{M}\p{N}\p{P}\p{S}]+$/u.test(name) ? name : written
    } catch {
      return written
    }
  })
