// Runs before the page is drawn, so that a reader who chose a theme never sees the other one flash by.
{
  let chosen: string | null = null
  try {
    chosen = localStorage.getItem('theme')
  } catch {
    // A browser that keeps nothing follows the system's theme.
  }
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen
}

export {}
