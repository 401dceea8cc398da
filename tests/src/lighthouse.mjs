// Rates pages one after the other in a browser that runs already: its port, the categories, the addresses.
// Writes a line of JSON for each. One process for all, since starting it takes as long as rating a page.
import lighthouse from 'lighthouse';

const [port, categories, ...addresses] = process.argv.slice(2);
const settings = {
  port: Number(port),
  onlyCategories: categories.split(','),
  logLevel: 'silent',
  // Nobody looks at the picture, and no rating needs it.
  disableFullPageScreenshot: true,
};
const lines = [];
for (const address of addresses) {
  const { lhr } = await lighthouse(address, settings);
  if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
  // A page that leads elsewhere would lend its name to another one's rating.
  if (lhr.finalDisplayedUrl !== address) throw new Error(`${address} led to ${lhr.finalDisplayedUrl}`);
  lines.push(JSON.stringify({ categories: lhr.categories, audits: lhr.audits }));
}
// It would stay for seconds with nothing left to do.
process.stdout.write(lines.join('\n'), () => process.exit());
