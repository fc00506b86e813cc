use std::time::Duration;

use domain_identity::Limit;
use domain_kernel::{Actor, Origin, StoreError};
use thiserror::Error;

use super::act::act_by_token;
use crate::{
    App,
    failure::failure,
    identity::{FoundToken, TokenSecret, TooOften, throttle_key, throttle_network},
    repeat,
};

/// A program that has come in for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenEntry {
    pub actor: Actor,
    pub token: FoundToken,
}

#[derive(Debug, Error)]
pub enum ComeInByTokenError {
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The same for one that there never was as for one that was revoked or has expired, and for one
    /// of somebody who does not come in any more.
    #[error("this token lets nobody in")]
    Wrong,
    #[error("the person of this token has to sign in first, to choose a password of their own")]
    MustChangePassword,
    #[error("the person of this token has to sign in first, to set up a second factor")]
    MustSetUpSecondFactor,
}

/// Tokens that let nobody in, from one network address: thirty at once, and as many more in three
/// minutes. A token that does is never held up by others behind the same address.
const WRONG: Limit = Limit::Bucket { burst: 30, every: Duration::from_secs(6) };

/// A program shows a token. Whoever comes in acts with the role that they have now, as far as the
/// scopes of the token go.
pub async fn come_in_by_token(
    app: &App,
    origin: Origin,
    typed: &str,
) -> Result<TokenEntry, ComeInByTokenError> {
    let found = match typed.parse::<TokenSecret>() {
        Ok(secret) => app.tokens.token(&secret.hash(), app.clock.now()).await?,
        Err(_) => None,
    };
    let Some(token) = found else {
        return Err(wrong(app, origin).await?);
    };
    if token.must_change_password {
        return Err(ComeInByTokenError::MustChangePassword);
    }
    if token.must_set_up_second_factor {
        return Err(ComeInByTokenError::MustSetUpSecondFactor);
    }
    Ok(TokenEntry { actor: act_by_token(&token, origin), token })
}

/// Counts one more, and says what whoever showed it is told.
async fn wrong(app: &App, origin: Origin) -> Result<ComeInByTokenError, StoreError> {
    let address = origin.address.map(throttle_network).unwrap_or_default();
    let key = throttle_key("wrong tokens from an address", &address);
    let taken = repeat(|| app.throttle.take(&key, &WRONG, app.clock.now())).await?;
    Ok(match taken {
        Ok(()) => ComeInByTokenError::Wrong,
        Err(wait) => TooOften { wait }.into(),
    })
}

failure!(ComeInByTokenError {
    TooOften(TooOften),
    Store(StoreError),
    ;
    Wrong => Denied "token-wrong",
    MustChangePassword => Denied "token-must-change-password",
    MustSetUpSecondFactor => Denied "token-must-set-up-second-factor",
});
