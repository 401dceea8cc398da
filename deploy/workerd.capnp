# A county's own server: plain workerd with the same bundle as on Cloudflare.
# `cargo xtask run` starts it so; on a server: build, give the three secrets in the environment and
#   workerd serve deploy/workerd.capnp --directory-path=assets=dist --directory-path=objects=/var/lib/bianmin
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .site),
    # What the build made. The Worker adds types, headers and the page for every route.
    (name = "assets", disk = (writable = false)),
    # One SQLite file for each site.
    (name = "objects", disk = (writable = true)),
    # The Worker calls nobody but the gateway for messages, if there is one (docs/gateway.md): no other
    # address is reachable from it. Set it by --external-addr=gateway=<host>:<port>.
    (name = "internet", network = (allow = [], deny = [])),
    (name = "gateway", external = (address = "127.0.0.1:9", http = ())),
  ],
  sockets = [(name = "http", address = "127.0.0.1:8787", http = (), service = "main")],
);

const site :Workerd.Worker = (
  modules = [
    (name = "index.js", esModule = embed "../worker/build/index.js"),
    (name = "index_bg.wasm", wasm = embed "../worker/build/index_bg.wasm"),
  ],
  compatibilityDate = "2026-04-01",
  # The key goes into every object's id: it must never change.
  durableObjectNamespaces = [(className = "Site", uniqueKey = "bianmin-site", enableSql = true)],
  durableObjectStorage = (localDisk = "objects"),
  bindings = [
    (name = "SITES", durableObjectNamespace = "Site"),
    (name = "ASSETS", service = "assets"),
    (name = "SELF_HOSTED", text = "1"),
    (name = "OPERATOR_SECRET", fromEnvironment = "BIANMIN_OPERATOR_SECRET"),
    (name = "SITE_SECRET", fromEnvironment = "BIANMIN_SITE_SECRET"),
    (name = "PEPPER", fromEnvironment = "BIANMIN_PEPPER"),
    # Where messages to residents go, and the secret that they are signed with; empty for none.
    (name = "GATEWAY", service = "gateway"),
    (name = "GATEWAY_URL", fromEnvironment = "BIANMIN_GATEWAY_URL"),
    (name = "GATEWAY_SECRET", fromEnvironment = "BIANMIN_GATEWAY_SECRET"),
    # Where residents find the site from outside, for links in messages.
    (name = "PUBLIC_URL", fromEnvironment = "BIANMIN_PUBLIC_URL"),
    # The header in which the proxy in front says where a request came from; empty for none.
    (name = "ADDRESS_HEADER", fromEnvironment = "BIANMIN_ADDRESS_HEADER"),
    # For drills and tests alone: the server's clock is so many ms ahead of the machine's.
    (name = "CLOCK_AHEAD_MS", fromEnvironment = "BIANMIN_CLOCK_AHEAD_MS"),
  ],
);
