//! What pages look up in the whole site, prepared once: without it, each list, each related article
//! and each place would cost a walk over all of them.

use std::collections::BTreeMap;

use crate::site::{Article, ArticleFilter, Class, Ix, Site, Topic};

/// How many of the newest articles of a topic are compared.
const CANDIDATES: usize = 12;

/// Lookups over the whole site.
pub struct Index {
    /// The newest ordinary articles of each topic.
    by_topic: BTreeMap<Ix<Topic>, Vec<Ix<Article>>>,
    /// The articles of every list that has any, in order.
    lists: BTreeMap<ArticleFilter, Vec<Ix<Article>>>,
}

impl Index {
    /// Goes through the articles once.
    pub fn new(site: &Site) -> Self {
        let mut by_topic = BTreeMap::<_, Vec<_>>::new();
        for (ix, article) in site.articles.entries().filter(|(_, article)| article.common.class == Class::Ordinary) {
            for topic in &article.common.topics {
                let newest = by_topic.entry(*topic).or_default();
                if newest.len() < CANDIDATES {
                    newest.push(ix);
                }
            }
        }
        Self { by_topic, lists: lists(site) }
    }

    /// The articles that `filter` lets through, the newest first.
    pub fn articles(&self, filter: ArticleFilter) -> &[Ix<Article>] {
        self.lists.get(&filter).map_or(&[], Vec::as_slice)
    }

    /// Up to `count` others that share most topics with `article`, the newest first.
    pub fn related(&self, ix: Ix<Article>, article: &Article, count: usize) -> Vec<Ix<Article>> {
        let mut shared = BTreeMap::<Ix<Article>, usize>::new();
        let candidates = article.common.topics.iter().filter_map(|topic| self.by_topic.get(topic)).flatten();
        candidates.filter(|other| **other != ix).for_each(|other| *shared.entry(*other).or_default() += 1);
        let mut related: Vec<(Ix<Article>, usize)> = shared.into_iter().collect();
        // Positions run from the newest to the oldest.
        related.sort_by_key(|(other, topics)| (std::cmp::Reverse(*topics), *other));
        related.into_iter().take(count).map(|(other, _)| other).collect()
    }
}

fn lists(site: &Site) -> BTreeMap<ArticleFilter, Vec<Ix<Article>>> {
    let mut lists = BTreeMap::<_, Vec<_>>::new();
    for (ix, article) in site.articles.entries() {
        let own = [
            ArticleFilter::All,
            ArticleFilter::Kind(article.facts.kind),
            ArticleFilter::Year(article.facts.date.year()),
        ];
        let topics = article.common.topics.iter().map(|topic| ArticleFilter::Topic(*topic));
        own.into_iter().chain(topics).for_each(|filter| lists.entry(filter).or_default().push(ix));
    }
    lists
}
