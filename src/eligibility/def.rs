//! What stands in the file of the routes.

use serde::Deserialize;

use super::Heads;
use crate::base::FieldId;

/// Every route, of one edition.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Routes {
    /// The circular they come from.
    pub edition: String,
    /// How others than civil servants are counted.
    pub counting: String,
    /// What is done where the circular does not say.
    pub rounding: String,
    /// The fields of a case in which all this is answered.
    pub fields: Fields,
    /// The routes.
    pub routes: Vec<Route>,
}

/// The fields of a case in which a route, its conditions and the numbers are answered.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fields {
    /// The route.
    pub route: Named,
    /// The conditions that are met.
    pub met: Named,
    /// Where that is shown.
    pub notes: Named,
    /// Whether the post is the second of its group, where that matters.
    pub second: Named,
    /// The words for yes.
    pub yes: String,
    /// The words for no.
    pub no: String,
    /// How many posts of the academic type are below.
    pub academic: Named,
    /// How many of the general type.
    pub general: Named,
    /// How many government employees.
    pub employees: Named,
    /// How many permanent workers counted like them.
    pub workers: Named,
}

/// A field and its label.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// The name in case files.
    pub id: FieldId,
    /// What it is called.
    pub label: String,
}

/// A way by which a post may be set at a level.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Route {
    /// Its name in files and commands.
    pub id: String,
    /// Its number in the circular: `วช. ๒.๑.๑`.
    pub code: String,
    /// Whom it is for, in short.
    pub name: String,
    /// The type of the post.
    pub kind: String,
    /// The levels it leads to.
    pub levels: Vec<String>,
    /// Where it stands in the circular.
    pub source: String,
    /// What the circular says above its conditions.
    #[serde(default)]
    pub about: Vec<String>,
    /// Its numbers, in short.
    #[serde(default)]
    pub numbers: Vec<String>,
    /// How the post is valued.
    pub valuation: String,
    /// Whether vacant posts need not be abolished for it.
    pub abolition: String,
    /// Whether ว ๒๐ lets that be asked for.
    pub exemption: String,
    /// Who decides.
    pub committee: String,
    /// What must be known of other posts.
    #[serde(default)]
    pub elsewhere: Option<String>,
    /// The least numbers of posts below.
    #[serde(default)]
    pub heads: Option<Heads>,
    /// What of it can be read in two ways.
    #[serde(default)]
    pub doubt: Option<Readings>,
    /// Its conditions, in order.
    pub conditions: Vec<Condition>,
}

/// Two ways in which something can be read.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Readings {
    /// The one that is followed.
    pub here: String,
    /// The other.
    pub other: String,
}

/// A condition, letter by letter.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Its number.
    pub id: String,
    /// How deep it stands, from 0.
    pub level: usize,
    /// The official words.
    pub words: String,
    /// So many of those below it are enough.
    #[serde(default)]
    pub needs: Option<usize>,
}
