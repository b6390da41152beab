/** Programs, formats and parts of them, as they are written in running text. */
const COMPUTING =
  'api apis app apps async auth autocomplete autoload autoscale autoscaling avx aws backend backends backoff backport backported ' +
  'backtick backticks bashrc bitmask bitmap blob blobs boolean booleans breakpoint bson buf bugfix bugfixes builtin builtins bytecode ' +
  'cdn cgroup cgroups changelog changelogs changeset checkbox checkboxes checksum checksums chmod chown chroot cli clis codebase ' +
  'codebases codec codecs codegen codepoint codepoints colocated composable config configs configmap const containerd cpu cpus cron ' +
  'crontab crud css csv ctrl cuda curl daemon daemons daemonize dashboarding datacenter datacenters dataclass dataframe dataframes ' +
  'datagram dataset datasets datastore datatype datatypes datetime deadlock deadlocks debounce dedupe deduped denormalize ' +
  'denormalized deps dequeue dereference dereferenced dereferencing deserialize deserialized deserializer deserializes ' +
  'deserialization dev devops devs diff diffing diffs dir dirs div divs dns docker dockerfile docstring docstrings dom dotenv ' +
  'dotfile dotfiles downsample downsampled downstream ebpf emacs endian endianness endpoint endpoints enqueue enqueued enum enums ' +
  'env envs epoll eslint etcd eval exe exec executables fallback fallbacks favicon ffmpeg fifo filename filenames filepath ' +
  'filesystem filesystems firmware flexbox float32 fork forked formatter formatters fps frontend frontends fsync func gif gifs git ' +
  'github gitignore goroutine goroutines gpu gpus grep grpc gui guis gzip gzipped hadoop hardcode hardcoded hashmap hashmaps ' +
  'heatmap hex hexdump hostname hostnames hotfix hotfixes hotkey hotkeys href html http https hypervisor hypervisors idempotency ' +
  'idempotent iframe iframes impl init inode inodes inlined inlining integrations internet interop intranet ioctl ios ip ipv4 ipv6 ' +
  'iterable iterables iterator iterators jira jpeg jpegs jpg json jsx jupyter jwt kafka kernel kernels keybinding keybindings ' +
  'keychain keystore keystroke keystrokes kubectl kubelet kubernetes kwargs lambdas lan latency latencies ldap lexer lexers libc ' +
  'linter linters lint linting linux localhost lockfile lockfiles login logins logout lookup lookups lossy lsp lua macos makefile ' +
  'makefiles malloc malware matplotlib mebibyte memcached memoize memoized memoization metadata metaclass microservice microservices ' +
  'middleware middlewares minification minified minifier minify mixin mixins mkdir mmap modularize monorepo monorepos mount mounts mp3 ' +
  'mp4 mqtt multicast multicore multithreaded multithreading mutex mutexes mysql namespace namespaced namespaces nav navbar newline ' +
  'newlines nginx nil node nodejs noop nosql npm nullable num numpy nvidia oauth onboarding offboarding opcode opcodes openssl openapi opex ' +
  'overfit overfitting parser parsers param params pdf pdfs perl perms php pid pids ping pinged pings pip pixel plaintext playlist ' +
  'plugin plugins png pngs pod pods polyfill polyfills popup popups postgres postgresql powershell ppt pre prefetch prefetched ' +
  'prefetching prepend prepended prepending preprocess preprocessed preprocessing preprocessor printf prod programmatically prometheus ' +
  'proxied proxying pthread pthreads pwd py pytest python pytorch qa ram readme readmes readonly realtime rebase rebased rebasing ' +
  'redis redirect refactor refactored refactoring refactors regex regexes regexp reindex reindexed renderer renderers repl repo repos ' +
  'repr reproducibility reusability rollback rollbacks rollout rollouts rom routable rpc rpm rsa rss rsync runtime runtimes rustc ' +
  'rustup sandboxed sandboxing scalability scalable schema schemas scp screencast screenshot screenshots scrollable scrollbar scrollbars ' +
  'sdk sdks semver serializable serialize serialized serializer serializers serializing serialization serverless setter setters getter ' +
  'getters sha shader shaders shard sharded sharding shards sidebar sidebars signup signups sitemap sms smtp snapshotting snippet ' +
  'snippets solr spinlock sprintf sql sqlite ssd ssds ssh ssl stacktrace stateful stateless stderr stdin stdlib stdout str strace ' +
  'struct structs subclass subclassed subclasses subclassing subcommand subcommands subdir subdirectories subdirectory subdomain ' +
  'subdomains submodule submodules subnet subnets subprocess subprocesses subtree subtype subtypes sudo superclass svg svgs swappable ' +
  'symlink symlinked symlinks sync synced syncing syncs sys syscall syscalls sysctl syslog systemd tarball tarballs tcp teardown ' +
  'telnet templated templating tensorflow terraform testable testbed thumbnail timeline timeout timeouts timestamp timestamped ' +
  'timestamps timezone timezones tls tmp tmux todo todos tokenize tokenized tokenizer tokenizers toml toolbar toolbars toolbox ' +
  'toolchain toolchains tooling toolkit toolkits tooltip tooltips transpile transpiled transpiler trie tries ttl tty tuple tuples ' +
  'typecheck typechecked typechecker typedef typedefs typeof typescript ubuntu udp ui uid uint unary uncomment uncommented undefined ' +
  'unescape unescaped unicast unicode uninstall uninstalled unix unmount unmounted unmounting unpkg unsubscribe untyped upsert ' +
  'upserts upstream uptime uri uris url urls usb user username usernames usr utf utils uuid uuids ux validator validators var vars ' +
  'vcpu vendored vendoring vim virtualenv vlan vm vms vpc vpn vpns vscode wasm watchdog webapp webapps webassembly webcam webhook ' +
  'webhooks webinar webkit webpack webserver webservers websocket websockets wget whitelist whitelisted whitespace widget widgets wifi ' +
  'wildcard wildcards workaround workarounds workflow workflows worktree wrapper wrappers www wysiwyg xml xpath yaml yml zip zipped ' +
  'zookeeper zsh amd arm arg args argv asm bool bools cfg cmd dll ext http2 idx img lang len lib libs max min msg obj op ops org orgs os ' +
  'pkg prev proc proto ptr ref refs req res ret rev rng sig spec specs sqrt src stat stats std sub sum temp tx rx util val vals vec ver';
/** Of laboratories, clinics and models. */
const SCIENCE =
  'assay assays atp autoencoder bayesian bioinformatics biomarker biomarkers biopsied biosensor bootstrapped cdna chemokine ' +
  'chromatin colocalization confounder confounders covariate covariates crispr crosslinked cytokine cytokines cytometry dataset ' +
  'dna doppler downregulated downregulation ecg eeg eigenvalue eigenvalues eigenvector eigenvectors electrolyte elisa endothelial ' +
  'enzymatic epigenetic epigenetics eukaryotic exon exons feedforward fluorophore fmri genomic genomics genotype genotyped genotypes ' +
  'genotyping glycan gpcr haplotype haplotypes heteroscedasticity histology homeostasis hyperparameter hyperparameters ' +
  'hyperplane immunoassay immunohistochemistry inhibitor inhibitors interquartile intron introns isoform isoforms isotope kinase ' +
  'kinases knockdown knockout lidar ligand ligands logit logits lncrna macrophage macrophages manifold metabolite metabolites ' +
  'metabolomics microarray microarrays microbiome microbiota microfluidic microglia mitochondrial mrna multicollinearity ' +
  'multivariate murine mutagenesis nanoparticle nanoparticles nanotube nanotubes neuroimaging neuron neurons nucleotide nucleotides ' +
  'oligonucleotide organelle organoid organoids oxidative paralog pathogen pathogens pathogenic pca pcr peptide peptides perceptron ' +
  'phenotype phenotypes phenotypic phosphorylated phosphorylation phylogenetic phylogeny plasmid plasmids polymerase posthoc ' +
  'preclinical prokaryotic proteome proteomic proteomics proteasome qpcr quartile quartiles quasar radiograph regressor regressors ' +
  'reproducible rna rrna sequencing sirna softmax spectrometer spectrometry spectroscopy stochastic supernatant tensor tensors ' +
  'tomography transcriptome transcriptomic transcriptomics transfected transfection trna ubiquitin univariate upregulated ' +
  'upregulation variational vivo wildtype xenograft';

/** Words that technical text has and dictionaries do not, or as rare; none of them is a slip for its neighbour. */
export const TECHNICAL_TERMS: ReadonlySet<string> = new Set(`${COMPUTING} ${SCIENCE}`.split(' '));
