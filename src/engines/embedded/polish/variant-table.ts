/** Ways to write one word, of which a document should have one. Those in brackets are never what it is led to. */
export const VARIANTS: readonly (readonly string[])[] = `
email, e-mail
emails, e-mails
website, web site
websites, web sites
webpage, web page
webpages, web pages
online, on-line
offline, off-line
homepage, home page
homepages, home pages
database, data base
databases, data bases
dataset, data set
datasets, data sets
toward, towards
among, [amongst]
while, [whilst]
adviser, advisor
advisers, advisors
acknowledgment, acknowledgement
acknowledgments, acknowledgements
judgment, judgement
judgments, judgements
nonprofit, non-profit
nonprofits, non-profits
cooperate, co-operate
cooperation, co-operation
cooperative, co-operative
coordinate, co-ordinate
coordinated, co-ordinated
coordinating, co-ordinating
coordination, co-ordination
coordinator, co-ordinator
reuse, re-use
reused, re-used
reusing, re-using
reusable, re-usable
cybersecurity, cyber security, cyber-security
policymaker, policy maker, policy-maker
policymakers, policy makers, policy-makers
stakeholder, stake holder, stake-holder
stakeholders, stake holders, stake-holders
timeline, time line
workflow, work flow
workflows, work flows
startup, start-up
startups, start-ups
toolkit, tool kit
toolkits, tool kits
percent, per cent
ecommerce, e-commerce
ebook, e-book
ebooks, e-books
coworker, co-worker
coworkers, co-workers
multicultural, multi-cultural
multidisciplinary, multi-disciplinary
multinational, multi-national
nongovernmental, non-governmental
predefined, pre-defined
preexisting, pre-existing
reengineer, re-engineer
reelection, re-election
subcommittee, sub-committee
subcommittees, sub-committees
hotspot, hot spot
hotspots, hot spots
smartphone, smart phone
smartphones, smart phones
screenshot, screen shot
screenshots, screen shots
spreadsheet, spread sheet
spreadsheets, spread sheets
username, user name
usernames, user names
filename, file name
filenames, file names
crowdsourcing, crowd-sourcing, crowd sourcing
livestream, live stream, live-stream
livestreams, live streams, live-streams
metadata, meta-data, meta data
`
  .trim()
  .split('\n')
  .map((line) => line.split(', '));
