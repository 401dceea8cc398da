//! The Worker: a stateless front, and one Durable Object per site that keeps and decides everything.
//!
//! It knows no capability: operations pass through [`sync`], and what needs a rule asks the rules.

pub mod address;
pub mod answer;
pub mod assets;
pub mod body;
pub mod clock;
pub mod front;
pub mod gateway;
pub mod headers;
pub mod limits;
pub mod packing;
pub mod proofs;
pub mod secrets;
pub mod site;
pub mod store;
pub mod tries;
pub mod variables;
pub mod vault;

use worker::{Context, Env, Request, Response, Result, event};

/// Answers one request from outside.
#[event(fetch)]
async fn fetch(request: Request, env: Env, _context: Context) -> Result<Response> {
    clock::set(&env);
    front::serve(request, &env).await
}
