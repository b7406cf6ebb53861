//! Reading one cell, certain or not.

use serde_json::Value as Json;

use crate::distribution::{Part, Shape, Value};

/// What a cell may be.
pub(super) const FORMS: &str = "a number, null, [low, high], {\"uniform\": [low, high]}, {\"triangular\": [low, mode, high]}, \
     {\"pert\": [low, mode, high]}, {\"normal\": [mean, deviation]}, {\"normal\": [mean, deviation, low, high]} or \
     {\"levels\": {\"VALUE\": PROBABILITY}}";

/// The distribution of a cell; none if it is written in no known form, is not finite, or is out of order.
pub(super) fn read(cell: &Json) -> Option<Value> {
    match cell {
        Json::Null => Some(Value::Excluded),
        Json::Number(number) => one(Shape::Point(finite(number.as_f64())?)),
        Json::Array(_) => one(interval(&numbers(cell)?)?),
        Json::Object(object) => {
            let mut entries = object.iter();
            let (form, content) = entries.next()?;
            if entries.next().is_some() {
                return None;
            }
            match form.as_str() {
                "uniform" => one(interval(&numbers(content)?)?),
                "triangular" | "pert" => match numbers(content)?.as_slice() {
                    &[low, mode, high] if low <= mode && mode <= high => one(if low == high {
                        Shape::Point(low)
                    } else if form == "pert" {
                        Shape::Pert(low, mode, high)
                    } else {
                        Shape::Triangular(low, mode, high)
                    }),
                    _ => None,
                },
                "normal" => one(normal(&numbers(content)?)?),
                "levels" => levels(content),
                _ => None,
            }
        }
        Json::Bool(_) | Json::String(_) => None,
    }
}

fn one(shape: Shape) -> Option<Value> {
    Some(Value::Mixture(vec![Part { weight: 1.0, shape }]))
}

fn finite(number: Option<f64>) -> Option<f64> {
    number.filter(|number| number.is_finite())
}

fn numbers(list: &Json) -> Option<Vec<f64>> {
    list.as_array()?.iter().map(|number| finite(number.as_f64())).collect()
}

fn interval(ends: &[f64]) -> Option<Shape> {
    match *ends {
        [low, high] if low == high => Some(Shape::Point(low)),
        [low, high] if low < high => Some(Shape::Uniform(low, high)),
        _ => None,
    }
}

fn normal(numbers: &[f64]) -> Option<Shape> {
    match *numbers {
        [mean, deviation] if deviation > 0.0 => Some(Shape::Normal(mean, deviation)),
        [mean, 0.0] => Some(Shape::Point(mean)),
        [mean, deviation, low, high] if deviation > 0.0 && low < high => {
            Some(Shape::Truncated { mean, deviation, low, high })
        }
        _ => None,
    }
}

fn levels(content: &Json) -> Option<Value> {
    let mut parts = Vec::new();
    for (value, probability) in content.as_object()? {
        let value = finite(value.parse().ok())?;
        let weight = finite(probability.as_f64()).filter(|weight| *weight >= 0.0)?;
        parts.push(Part { weight, shape: Shape::Point(value) });
    }
    parts.sort_by(|a, b| a.shape.low().total_cmp(&b.shape.low()));
    let total: f64 = parts.iter().map(|part| part.weight).sum();
    if (total - 1.0).abs() > 1e-6 {
        return None;
    }
    parts.retain(|part| part.weight > 0.0);
    parts.iter_mut().for_each(|part| part.weight /= total);
    Some(Value::Mixture(parts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_form_is_read_and_nonsense_refused() {
        let mean = |cell: Json| read(&cell).and_then(|value| value.mean());
        assert_eq!(mean(json!(3)), Some(3.0));
        assert_eq!(mean(json!([2, 4])), Some(3.0));
        assert_eq!(mean(json!({"uniform": [2, 4]})), Some(3.0));
        assert_eq!(mean(json!({"triangular": [0, 1, 5]})), Some(2.0));
        assert_eq!(mean(json!({"pert": [0, 1, 2]})), Some(1.0));
        assert_eq!(mean(json!({"normal": [5, 2]})), Some(5.0));
        assert_eq!(mean(json!({"normal": [5, 2, 4, 6]})), Some(5.0));
        assert_eq!(mean(json!({"levels": {"1": 0.25, "5": 0.75}})), Some(4.0));
        assert_eq!(read(&Json::Null), Some(Value::Excluded));
        for cell in [
            json!([4, 2]),
            json!([1, 2, 3]),
            json!("3"),
            json!({"triangular": [0, 9, 5]}),
            json!({"normal": [0, -1]}),
            json!({"normal": [0, 1, 2, 2]}),
            json!({"levels": {"1": 0.5}}),
            json!({"levels": {"one": 1}}),
            json!({"uniform": [0, 1], "pert": [0, 1, 2]}),
            json!({"gamma": [1, 2]}),
            json!({}),
        ] {
            assert_eq!(read(&cell), None, "{cell}");
        }
    }
}
