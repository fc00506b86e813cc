//! Words that say nothing about what a text is about, in English and in German.

use std::{collections::HashSet, sync::LazyLock};

const WORDS: &str = "\
    a ab aber about above after again against all alle allem allen aller alles als also \
    although always am among an and andere anderen anderer anderes another any are as at auch \
    auf aus be became because become been before bei beide beiden beim being below bereits \
    between bevor bis bist both but by can cannot could da dabei dadurch dafür dagegen daher \
    damit danach dann daran darauf daraus darf darin darum darüber das dass dazu dein deine \
    dem den denen denn der deren derer des deshalb dessen dich did die dies diese diesem \
    diesen dieser dieses dir do doch does doing done dort down du durch during dürfen each \
    ebenso ein eine einem einen einer eines einige einigen einmal either else er es etc etwa \
    etwas euch euer even ever every falls few for from further für ganz gegen get gets gibt \
    given go goes hab habe haben had has hat hatte hatten have having he her here hers herself \
    hier him himself hin hinter his how however i ich if ihm ihn ihnen ihr ihre ihrem ihren \
    ihrer ihres im immer in indem ins into is ist it its itself ja je jede jedem jeden jeder \
    jedes jedoch jene jetzt just kann kein keine keinem keinen keiner können könnte least less \
    let like machen made make makes man manche many may me mehr mein meine meist mich might \
    mine mir mit more most much muss musste must my myself müssen nach nachdem neben neither \
    never nicht nichts no noch nor not now nun nur ob oder of off often ohne on once one only \
    onto or other others our ours ourselves out over own per perhaps quite rather s same schon \
    sehr sei seien sein seine seinem seinen seiner seines seit selbst shall she should sich \
    sie since sind so sobald sofern solche soll sollen sollte some somit sondern sonst soweit \
    sowie still such t take than that the their theirs them themselves then there therefore \
    these they this those though through thus to together too toward trotz two um und under \
    uns unser unsere unserem unseren unter until up upon us use used uses using usw very via \
    viel viele vielen vom von vor war waren warum was we weder weil welche welchem welchen \
    welcher welches well wenn wer werden were weshalb what when where whether which while who \
    whom whose why wie wieder will wir wird with within without wo wobei wollen worden would \
    wurde wurden während wäre würde würden yet you your yours yourself zu zum zur zwar zwei \
    zwischen über überall";

static STOPWORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| WORDS.split(' ').collect());

pub(super) fn is_stopword(word: &str) -> bool {
    STOPWORDS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_both_languages_are_known() {
        for known in ["a", "the", "your", "yours", "ab", "über", "überall"] {
            assert!(is_stopword(known), "{known}");
        }
        assert!(!is_stopword("press") && !is_stopword("Presse") && !is_stopword(""));
    }
}
